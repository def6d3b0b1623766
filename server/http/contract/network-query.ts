/** What may be asked of the network by query string. */
import { z } from 'zod';
import { instant } from './quote.ts';
import { LONGEST, MOST } from './limits.ts';

export const placeQuery = z.object({
  q: z.string().max(LONGEST.search).optional().meta({ description: 'A name or its beginning in Chinese, English, Korean or Japanese, pinyin whole (weihai) or by beginnings (wh), a UN/LOCODE, an IATA code or an id', example: 'weih' }),
  role: z.enum(['origin', 'destination']).optional().meta({ description: 'What the place is wanted as, default origin' }),
  limit: z.number().int().min(1).max(MOST.places).optional().meta({ description: 'Default 8', example: 8 }),
});

export const reachQuery = z.object({
  from: z.string().min(1).max(LONGEST.name).meta({ description: 'Place, as in a quote', example: 'WH-HUANCUI' }),
  readyAt: instant.optional().meta({ description: 'When the goods can leave; default: the next full hour' }),
});
