import { useAddressView, type AddressForm, type AddressView } from '../state/use-address-view.ts';
import { fromConsolidateSearch, isConsolidateAddress, toConsolidateSearch, type ConsolidateView } from './address.ts';

const FORM: AddressForm<ConsolidateView> = {
  isMine: isConsolidateAddress, read: fromConsolidateSearch, write: toConsolidateSearch,
  // Filters and tabs are written over.
  stepOf: ({ hub, week, plan, list, batch, isTable }) => JSON.stringify([hub, week, plan, list, batch, isTable]),
};

export const useConsolidateView = (): AddressView<ConsolidateView> => useAddressView(FORM);
