import { ServiceLine } from '../quote/service-list.tsx';
import type { Names } from '../format/names.ts';
import { Icon, modeIcon } from '../ui/icon.tsx';
import { inOrder } from './filters.ts';
import type { NetworkService } from './types.ts';

/** The services in view: the map's way by keyboard. */
export const ServiceRows = ({ services, names, selectedId, onHot, onChoose }: {
  services: readonly NetworkService[];
  names: Names;
  selectedId: string | undefined;
  onHot: (id: string | undefined) => void;
  onChoose: (id: string) => void;
}) => (
  <ul className="services data-rows">
    {inOrder(services).map((service) => (
      <li key={service.id}>
        <button type="button" id={`row-${service.id}`} aria-current={service.id === selectedId ? 'true' : undefined} onClick={() => onChoose(service.id)} onPointerEnter={() => onHot(service.id)} onPointerLeave={() => onHot(undefined)} onFocus={() => onHot(service.id)} onBlur={() => onHot(undefined)} data-testid="service-row">
          <Icon name={modeIcon(service.mode)} mode={service.mode} size={15} />
          <ServiceLine service={service} names={names} />
        </button>
      </li>
    ))}
  </ul>
);
