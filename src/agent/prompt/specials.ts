/** The frame of a transcript; each is one token in every base. */
export const specials = {
  request: '<|request|>',
  /** Before a request that comes to mind and its plan. */
  recall: '<|recall|>',
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
