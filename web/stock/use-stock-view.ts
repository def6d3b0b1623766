import { useAddressView, type AddressForm, type AddressView } from '../state/use-address-view.ts';
import { fromStockSearch, isStockAddress, toStockSearch, type StockView } from './address.ts';

const FORM: AddressForm<StockView> = { isMine: isStockAddress, read: fromStockSearch, write: toStockSearch, stepOf: ({ assortment, plan, isTable }) => JSON.stringify([assortment, plan, isTable]) };

export const useStockView = (): AddressView<StockView> => useAddressView(FORM);
