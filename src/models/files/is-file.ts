import { stat } from 'node:fs/promises';

/** Whether there is a file under this path. */
export const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
