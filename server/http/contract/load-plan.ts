/** The contract of `POST /api/v1/load-plans`: a unit and boxes in millimetres and kilograms; the plan, its drawing and its steps. */
import { z } from 'zod';
import { LONGEST, MOST } from './limits.ts';

const mm = (description: string) => z.number().int().min(1).max(MOST.unitMm).meta({ description: `${description}, millimetres` });
const at = z.number().int().min(0).max(MOST.unitMm);
const kg = z.number().min(0).max(MOST.unitKg);
const name = z.string().trim().min(1).max(LONGEST.name);
const axis = z.enum(['length', 'width', 'height']);
const share = (description: string) => z.number().min(0).max(50).optional().meta({ description });

const axle = z.strictObject({ atMm: at, limitKg: kg });
const contourStrip = z.strictObject({ fromMm: at, toMm: mm('End of the strip'), heightMm: mm('Greatest height over it') });

const loadUnit = z.strictObject({
  type: name.optional().meta({ description: '40HQ, PMC, truck' }),
  lengthMm: mm('Inside, from the front wall to the door'), widthMm: mm('Inside'), heightMm: mm('Inside'),
  payloadKg: z.number().positive().max(MOST.unitKg),
  loadedThrough: z.enum(['door', 'sides']).optional().meta({ description: 'Default door: in and out through one end; sides: from anywhere' }),
  contour: z.array(contourStrip).max(MOST.listed).optional().meta({ description: 'Greatest height over strips of the width, for units that are no cuboid inside; strips may not overlap' }),
  balance: z
    .strictObject({
      lengthPercent: share('How far the centre of gravity may lie from the middle of the length, percent of it; default 10'), widthPercent: share('The same across; default 5'),
      axles: z.array(axle).length(2).optional().meta({ description: 'What may rest on each of two supports, from front to back' }),
    })
    .optional(),
});

const box = z.strictObject({
  id: name, consignment: name.optional(),
  lengthMm: mm('Of one box'), widthMm: mm('Of one box'), heightMm: mm('Of one box'),
  weightKg: kg.meta({ description: 'Of one box' }),
  count: z.number().int().min(1).max(MOST.boxes),
  upright: z.array(axis).min(1).max(3).optional().meta({ description: 'Sides that may stand upright; default height only' }),
  topLoadKg: kg.optional().meta({ description: 'Most that may rest on one; 0: nothing may stand on it; left out: no limit' }),
  topLoadKgPerSquareMetre: kg.optional().meta({ description: 'Most that may rest on a square metre of its top' }),
  stop: z.number().int().min(1).max(MOST.stops).optional().meta({ description: 'Unloaded first: 1, which is the default' }),
});

export const loadPlanRequest = z
  .strictObject({
    unit: loadUnit,
    boxes: z.array(box).min(1).max(MOST.boxTypes),
    support: z.enum(['full', 'none']).optional().meta({ description: 'Default full: every underside rests wholly on the floor or on boxes' }),
  })
  .meta({ id: 'LoadPlanRequest' });
export type LoadPlanRequestBody = z.infer<typeof loadPlanRequest>;

const point = z.array(z.number().int()).length(2).meta({ description: 'Right, down' });
const view = z
  .strictObject({
    widthMm: z.number(), heightMm: z.number(),
    outline: z.array(z.array(point)).meta({ description: 'Lines of the unit, drawn first' }),
    faces: z
      .array(
        z.strictObject({
          placement: z.number().int().meta({ description: 'Place in the loading order, from 1' }), step: z.number().int(), stop: z.number().int().meta({ description: 'Place of the stop among the stops, from 0' }),
          side: z.enum(['top', 'side', 'end']), points: z.array(point),
        }),
      )
      .meta({ description: 'In painter’s order' }),
  })
  .meta({ id: 'LoadView' });

const corner = { xMm: z.number().int(), yMm: z.number().int(), zMm: z.number().int(), dxMm: z.number().int(), dyMm: z.number().int(), dzMm: z.number().int() };
export const UNPLACED_REASONS = ['tooLarge', 'tooHeavy', 'payload', 'topLoad', 'unloadingOrder', 'space'] as const;

export const loadPlanResponse = z
  .strictObject({
    unit: z.strictObject({ type: z.string(), lengthMm: z.number(), widthMm: z.number(), heightMm: z.number(), payloadKg: z.number(), limits: z.strictObject({ lengthPercent: z.number(), widthPercent: z.number() }) }),
    placements: z.array(z.strictObject({ box: z.string(), upright: axis, ...corner })).meta({ description: 'In loading order; x from the front wall, y from the right wall as seen from the door, z from the floor' }),
    steps: z.array(
      z.strictObject({
        step: z.number().int(), box: z.string(), consignment: z.string(), stop: z.number().int(), count: z.number().int(), upright: axis, ...corner,
        row: axis.meta({ description: 'Where the next box of the row stands: towards the door, towards the left wall, on top' }),
      }),
    ),
    unplaced: z.array(z.strictObject({ box: z.string(), count: z.number().int(), reason: z.enum(UNPLACED_REASONS) })),
    weightKg: z.number(), packedCbm: z.number(), usableCbm: z.number(),
    volumeFill: z.number().meta({ description: 'Share of one, of the usable volume' }), weightFill: z.number().meta({ description: 'Share of one, of the payload' }),
    floorLoadKgPerSquareMetre: z.number(),
    balance: z.strictObject({
      centre: z.strictObject({ length: z.number(), width: z.number(), height: z.number() }).nullable().meta({ description: 'Centre of gravity, shares of the unit' }),
      axleLoadsKg: z.array(z.number()).nullable(), isWithinLimits: z.boolean(),
    }),
    views: z.strictObject({ top: view, side: view, isometric: view }),
    endedBy: z.enum(['complete', 'work', 'stopped', 'exhausted']).meta({ description: 'complete: every box that can go in is in; work: by count, so the same again; stopped: by the clock; exhausted: nothing is left to try' }),
    work: z.number().int().meta({ description: 'Loads tried' }),
  })
  .meta({ id: 'LoadPlan' });
export type LoadPlanBody = z.infer<typeof loadPlanResponse>;
