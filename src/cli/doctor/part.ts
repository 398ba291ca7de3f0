/** One thing that Lamwright needs. `mend` says what to type when it is not found. */
export type Part = {
  name: string;
  /** A missing part that is not needed is told, but does not make doctor fail. */
  needed: boolean;
  found: boolean;
  detail: string;
  mend?: string;
};

export type PartCheck = { name: string; needed: boolean; look(): Promise<Omit<Part, 'name' | 'needed'>> };

/** Looks at every part at once; a check that throws is a part that is not found. */
export function lookAtParts(checks: readonly PartCheck[]): Promise<Part[]> {
  return Promise.all(
    checks.map(async ({ name, needed, look }) => {
      const seen = await look().catch((error: Error & { remedy?: string }) => ({
        found: false,
        detail: error.message.replace(/\n\s*/g, ' '),
        mend: error.remedy,
      }));
      const { found, detail, mend } = seen;
      return { name, needed, found, detail, ...(found ? {} : { mend }) };
    }),
  );
}
