const inCm = { cm: 1, mm: 0.1, in: 2.54, pt: 2.54 / 72 };

function centimetres(length: string): number {
  const [, value, unit] = /^([\d.]+)\s*(cm|mm|in|pt)$/.exec(length) ?? [];
  return Number(value) * (inCm[unit as keyof typeof inCm] ?? Number.NaN);
}

export const isLength = (value: string): boolean => !Number.isNaN(centimetres(value));

/** In the place of a length: the same in any unit, to half a millimetre or as said, for Writer shows and rounds inches. */
export const about = (wanted: string, within = '0.5mm'): string =>
  ((saved: unknown) =>
    Math.abs(centimetres(String(saved)) - centimetres(wanted)) < centimetres(within)) as unknown as string;
