/** The frame of a transcript; each is one token in every base. */
export const specials = {
  request: '<|request|>',
  plan: '<|plan|>',
  screen: '<|screen|>',
  act: '<|act|>',
  arg: '<|arg|>',
  /** Ends an answer with status CONTINUE. */
  next: '<|next|>',
  /** Ends an answer with status FINISH. */
  finish: '<|finish|>',
} as const;

export const specialNames: readonly string[] = Object.values(specials);
