import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Network } from '../../api/types.ts';
import type { Names } from '../../format/names.ts';
import type { Scene } from '../../map/scene.ts';
import { dataScene } from '../../network/data-scene.ts';
import type { NetworkData } from '../../network/types.ts';
import { useReach, type ReachState } from '../../network/use-reach.ts';

export interface QuoteReach {
  readonly isShown: boolean;
  readonly show: (isShown: boolean) => void;
  /** Where it starts: the open question's origin, or the one in the form; undefined until one is chosen. */
  readonly origin: string | undefined;
  readonly reached: ReachState;
  /** The map of it; undefined while there is nothing to draw. */
  readonly scene: Scene | undefined;
  readonly isMarket: (placeId: string) => boolean;
}

/** How far goods come from the origin of the question, before it is asked or after. */
export const useQuoteReach = (network: Network | undefined, names: Names, draftFrom: string | undefined, answer: Answer | undefined): QuoteReach => {
  const { t } = useTranslation();
  const [isShown, show] = useState(false);
  const wished = draftFrom ?? answer?.options[0]?.steps[0]?.from;
  const origin = wished && names.findPlace(wished)?.country === 'CN' ? wished : undefined;
  const reached = useReach(isShown ? origin : undefined, answer?.readyAt);
  const scene = useMemo(
    () => (isShown && network && origin ? dataScene(network as NetworkData, { services: network.services as NetworkData['services'], places: [] }, { kind: 'place', id: origin }, reached, names, t) : undefined),
    [isShown, network, origin, reached, names, t],
  );
  return { isShown, show, origin, reached, scene, isMarket: (placeId) => reached.reach?.markets.some(({ market, hours }) => market === placeId && hours !== null) === true };
};
