/** A question every test may vary: Weihai Huancui to Seoul, 420 kg. */
export const goodQuestion = { from: 'Huancui', to: 'Seoul', weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' as const }, readyAt: '2026-12-07T09:00:00+08:00' };
