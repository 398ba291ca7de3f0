import type { ModelQuestion } from '../chat-model.ts';
import type { EndpointConfiguration } from '../configuration.ts';

const optional = ['temperature', 'seed', 'stop'] as const;

/** What a server understands of the protocol; found out by what it refuses, and remembered. */
export type Dialect = {
  json: EndpointConfiguration['json'];
  maxTokens: 'max_tokens' | 'max_completion_tokens';
  /** Whether it has /completions; else a text is gone on with by chat. */
  completions: boolean;
  without: readonly (typeof optional)[number][];
};

export const dialectOf = ({ json }: EndpointConfiguration): Dialect => ({
  json,
  maxTokens: 'max_tokens',
  completions: true,
  without: [],
});

/** What a server said when it would not have a request as it was. */
export type Refusal = { status: number; message: string; param?: string | null };

/** The next dialect to try after a refusal, or undefined where the refusal is of something else. */
export function adapt(dialect: Dialect, refusal: Refusal, question: ModelQuestion): Dialect | undefined {
  const { status, message, param } = refusal;
  const isAbout = (name: string) => param === name || (!param && new RegExp(`\\b${name}\\b`).test(message));
  if (status === 400 || status === 422) {
    if (dialect.maxTokens === 'max_tokens' && isAbout('max_tokens') && /max_completion_tokens|support/.test(message)) {
      return { ...dialect, maxTokens: 'max_completion_tokens' };
    }
    const refused = optional.find((name) => isAbout(name) && !dialect.without.includes(name));
    if (refused) return { ...dialect, without: [...dialect.without, refused] };
  }
  if (typeof question.prompt === 'string' && dialect.completions && [400, 404, 405, 422, 501].includes(status)) {
    return { ...dialect, completions: false };
  }
  if (question.schema && [400, 422, 501].includes(status)) {
    if (dialect.json === 'schema') return { ...dialect, json: 'object' };
    if (dialect.json === 'object') return { ...dialect, json: 'none' };
  }
  return undefined;
}
