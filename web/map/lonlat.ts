/** The one file where a position turns round: [lon, lat] everywhere else, as GeoJSON has it, [lat, lng] for Leaflet. */
import L from 'leaflet';
import type { LonLat } from '../api/types.ts';

export const toLatLng = ([lon, lat]: LonLat): L.LatLng => L.latLng(lat, lon);
export const toLatLngs = (path: readonly LonLat[]): L.LatLng[] => path.map(toLatLng);
export const toBounds = (points: readonly LonLat[]): L.LatLngBounds => L.latLngBounds(toLatLngs(points));
