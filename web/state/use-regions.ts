import { useEffect } from 'react';

/** The regions of the page in reading order; what is folded away or not there is passed over. */
const REGIONS: readonly string[] = ['.top', '.rail', '.panel.side', '.ground', '.panel.drawer, .panel.week, .panel.plan', '.panel.detail, .panel.solver'];
const TABBABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

const isReachable = (node: HTMLElement): boolean => node.tabIndex >= 0 && !node.matches(':disabled') && node.checkVisibility({ visibilityProperty: true }) && !node.closest('[inert]');
const shownRegions = (): HTMLElement[] =>
  REGIONS.map((selector) => document.querySelector<HTMLElement>(selector)).filter((node) => node !== null).filter((node) => node.checkVisibility() && !node.closest('[inert]'));
/** Where the reader left a region, else what is chosen in it, else its first control. */
const entryOf = (region: HTMLElement, left: WeakMap<HTMLElement, HTMLElement>): HTMLElement | undefined => {
  const last = left.get(region);
  if (last?.isConnected && region.contains(last) && isReachable(last)) return last;
  if (region.tabIndex >= 0) return region;
  const chosen = region.querySelector<HTMLElement>('[aria-current="true"]');
  return chosen && isReachable(chosen) ? chosen : [...region.querySelectorAll<HTMLElement>(TABBABLE)].find(isReachable);
};

/** F6 and Shift F6 jump between the regions, from wherever the focus is, also while typing. */
export const useRegionKeys = (): void => {
  useEffect(() => {
    const left = new WeakMap<HTMLElement, HTMLElement>();
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const regions = shownRegions();
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement : document.body;
      const at = regions.findIndex((region) => region.contains(focused));
      if (at >= 0) left.set(regions[at] as HTMLElement, focused);
      const by = event.shiftKey ? -1 : 1;
      const start = at < 0 && by < 0 ? 0 : at;
      for (let step = 1; step <= regions.length; step++) {
        const region = regions[(start + by * step + regions.length * 2) % regions.length];
        const entry = region && entryOf(region, left);
        if (!entry) continue;
        entry.focus();
        return;
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
};
