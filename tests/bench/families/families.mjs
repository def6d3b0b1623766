/**
 * The families. Each loads the instances of a directory and runs one, with the kernels it is given: the built ones, or the sources in tests.
 * Without peers nothing is timed against others and no bar applies.
 */
import * as container3d from './container3d.mjs';
import { bpp1d, vbp2d } from './bin-packing.mjs';
import { cflp, pmedian, sscflp } from './facility.mjs';
import * as gap from './gap.mjs';
import * as mospGrid from './mosp-grid.mjs';
import * as road from './road.mjs';
import * as timetable from './timetable.mjs';
import * as tscflp from './two-echelon.mjs';

export const FAMILIES = { bpp1d, cflp, container3d, gap, 'mosp-grid': mospGrid, pmedian, road, sscflp, timetable, tscflp, vbp2d };
