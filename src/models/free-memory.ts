import { freemem, totalmem } from 'node:os';

/** Bytes of memory that this machine, or the container that limits it, has in all. */
export const allMemory = (): number => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

/** Bytes that a program may count on. Only Linux tells what it would free for one, and in a container that counts files as taken. */
export const freeMemory = (): number => Math.min(allMemory(), process.platform === 'linux' ? freemem() : totalmem());
