import { createHash } from 'node:crypto';

/** What bytes are told by that no reader knows. */
export const sizeAndHash = (bytes: Uint8Array): { bytes: number; hash: string } => ({
  bytes: bytes.length,
  hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
});
