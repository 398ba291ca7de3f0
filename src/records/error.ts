/** Every error that Lamwright raises on purpose: what happened, where, and what to do about it. */
export type ErrorCode =
  | 'USAGE'
  | 'APP_UNKNOWN'
  | 'APP_MALFORMED'
  | 'APP_START'
  | 'BROWSER_MISSING'
  | 'PORT_TAKEN'
  | 'DISK_FULL'
  | 'FILE_LOCKED'
  | 'CHECKPOINT_CORRUPT'
  | 'WORKSPACE_VERSION'
  | 'WORKSPACE_CORRUPT'
  | 'PAGE_UNSETTLED'
  | 'ENVIRONMENT_CRASHED'
  | 'ANSWER_INVALID'
  | 'BASE_MISSING'
  | 'MODEL_FAILED'
  | 'CONTEXT_FULL'
  | 'RECORD_INVALID'
  | 'TIMEOUT'
  | 'CHAT_ENDPOINT'
  | 'CHAT_KEY'
  | 'CHAT_ANSWER'
  | 'CHAT_BUDGET'
  | 'CHAT_UNRECORDED'
  | 'SOURCE_MALFORMED'
  | 'SETUP';

export class LamwrightError extends Error {
  readonly code: ErrorCode;
  /** One sentence that tells the user what to do. */
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, options: { remedy: string; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'LamwrightError';
    this.code = code;
    this.remedy = options.remedy;
  }
}

/** True for an answer that the model could not finish: cut short, or with no room left in its context. That is the model's own failure. */
export const isUnfinished = (error: unknown): error is LamwrightError =>
  error instanceof LamwrightError && (error.code === 'ANSWER_INVALID' || error.code === 'CONTEXT_FULL');

/** True where a chat model gave no answer that can be used: the question is spent, and what waits for it goes on without. */
export const isUnanswered = (error: unknown): error is LamwrightError =>
  isUnfinished(error) || (error instanceof LamwrightError && error.code === 'CHAT_ANSWER');
