/** What each part of learning may take of its minutes; training and its tests take what is left. */
export const shares = { explore: 0.27, families: 0.3, words: 0.08 } as const;
