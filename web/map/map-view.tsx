import 'leaflet/dist/leaflet.css';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { onPanelsSettled } from '../state/panels.ts';
import { Icon } from '../ui/icon.tsx';
import { makeChart, type Chart } from './chart.ts';
import type { Hot } from './line-layer.ts';
import type { Scene, SceneRun } from './scene.ts';

export type MapHandle = Pick<Chart, 'zoom' | 'fit' | 'focus'>;

/** The ground under the panels. React says what to show; the chart draws it. */
export const MapView = ({ handle, scene, hot, runs, onHot, onPick, onHub, onSea }: {
  handle: Ref<MapHandle>;
  scene: Scene | undefined;
  hot: Hot;
  /** What is under way at the moment shown, if one is. */
  runs?: readonly SceneRun[] | undefined;
  onHot: (owner: string | undefined) => void;
  onPick: (owner: string) => void;
  onHub: (placeId: string) => void;
  onSea: () => void;
}) => {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart>(undefined);
  const [isLandMissing, setLandMissing] = useState(false);
  const [waiting, setWaiting] = useState(0);
  const events = useRef({ onHot, onPick, onHub, onSea });
  useEffect(() => {
    events.current = { onHot, onPick, onHub, onSea };
  });
  useEffect(() => {
    if (!box.current) return undefined;
    const made = makeChart(box.current, {
      onHot: (owner) => events.current.onHot(owner),
      onPick: (owner) => events.current.onPick(owner),
      onHub: (placeId) => events.current.onHub(placeId),
      onSea: () => events.current.onSea(),
      onLandFailed: () => setLandMissing(true),
      onWaiting: setWaiting,
    });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current);
    // Words are measured in their own font, which may arrive after the map.
    void document.fonts.ready.then(() => made.layOut());
    return () => {
      observer.disconnect();
      made.remove();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => onPanelsSettled(() => requestAnimationFrame(() => chart.current?.fit())), []);
  useEffect(() => {
    if (scene) chart.current?.show(scene);
  }, [scene]);
  useEffect(() => chart.current?.heat(hot), [hot]);
  useEffect(() => chart.current?.run(runs), [runs]);
  useImperativeHandle(handle, () => ({
    zoom: (step) => chart.current?.zoom(step),
    fit: () => chart.current?.fit(),
    focus: (points) => chart.current?.focus(points),
  }), []);
  return (
    <>
      <div ref={box} className="ground" data-own-arrows role="region" aria-label={t('map.title')} data-testid="map" />
      <div className="map-controls" data-covers-map="corner" role="group" aria-label={t('map.controls')}>
        <button type="button" className="icon-button" aria-label={t('map.in')} title={`${t('map.in')} (+)`} onClick={() => chart.current?.zoom(1)}><Icon name="plus" /></button>
        <button type="button" className="icon-button" aria-label={t('map.out')} title={`${t('map.out')} (−)`} onClick={() => chart.current?.zoom(-1)}><Icon name="minus" /></button>
        <button type="button" className="icon-button" aria-label={t('map.fit')} title={`${t('map.fit')} (0)`} onClick={() => chart.current?.fit()}><Icon name="fit" /></button>
      </div>
      <p className="attribution" data-covers-map="corner">{waiting > 0 && <span>{t('map.waiting', { count: waiting })} · </span>}{isLandMissing ? t('map.noLand') : 'Natural Earth · GeoNames'}</p>
    </>
  );
};
