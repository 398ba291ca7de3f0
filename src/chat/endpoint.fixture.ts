import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. `text` is the last message, or the text to go on with. */
export type EndpointRequest = {
  path: string;
  key: string | undefined;
  text: string;
  /** JSON schema that the answer shall fit, where one was sent. */
  schema?: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: as it came over the wire
  body: any;
  /** How many requests came before this one. */
  index: number;
};

/**
 * What the server does: answers with a text (other values become JSON), or misbehaves.
 * `status` answers with it and `body` (text as HTML); `cutAfter` ends the connection after so many bytes;
 * `dripMs` sends a byte every so often; `hang` never answers; `delayMs` comes first in each case.
 */
export type EndpointAnswer =
  | string
  | {
      text?: unknown;
      finish?: 'stop' | 'length' | 'content_filter';
      usage?: { prompt_tokens: number; completion_tokens: number };
      status?: number;
      body?: unknown;
      headers?: Record<string, string>;
      delayMs?: number;
      dripMs?: number;
      cutAfter?: number;
      hang?: boolean;
    };

/** A chat server on loopback that speaks OpenAI's protocol, and answers as a function of the request says. */
export type ScriptedEndpoint = {
  /** For `openChat({ configuration })` and `--chat`: address and model. */
  readonly chat: string;
  readonly url: string;
  /** Everything that was asked so far. */
  readonly requests: EndpointRequest[];
  /** How many requests were under way at once, at most. */
  readonly mostAtOnce: number;
  /** Changes what it answers from now on. */
  answerBy(script: EndpointScript): void;
  close(): Promise<void>;
};
export type EndpointScript = (request: EndpointRequest) => EndpointAnswer | Promise<EndpointAnswer>;

/**
 * @example
 * const endpoint = await startEndpoint(({ text }) => (text.includes('tag') ? '{"yes":true}' : 'no'));
 * const chat = await openChat({ store, configuration: endpoint.chat });
 */
export async function startEndpoint(script: EndpointScript, model = 'scripted'): Promise<ScriptedEndpoint> {
  const requests: EndpointRequest[] = [];
  let answers = script;
  let [atOnce, mostAtOnce] = [0, 0];
  const server = createServer(async (incoming, response) => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    response.once('close', () => atOnce--);
    try {
      const request = await read(incoming, requests.length);
      if (request.path.endsWith('/models')) {
        return send(response, { status: 200, body: { object: 'list', data: [{ id: model, object: 'model' }] } });
      }
      requests.push(request);
      const answer = await answers(request);
      const given = typeof answer === 'string' ? { text: answer } : answer;
      await send(
        response,
        given.status === undefined ? { ...given, status: 200, body: completion(given, request) } : given,
      );
    } catch (error) {
      await send(response, { status: 500, body: { error: { message: `the script failed: ${error}` } } });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return {
    url,
    chat: `${url}#${model}`,
    requests,
    get mostAtOnce() {
      return mostAtOnce;
    },
    answerBy: (next) => {
      answers = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage, index: number): Promise<EndpointRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  const body = parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString('utf8')) : {};
  const last = body.messages?.at(-1)?.content;
  const text = typeof last === 'string' ? last : (last?.[0]?.text ?? body.prompt ?? '');
  const key = incoming.headers.authorization?.replace(/^Bearer /, '') ?? (incoming.headers['api-key'] as string);
  return { path: incoming.url ?? '', key, text, schema: body.response_format?.json_schema?.schema, body, index };
}

type Given = Exclude<EndpointAnswer, string>;

function completion(
  { text, finish = 'stop', usage, body }: Given,
  { path, body: asked, text: prompt }: EndpointRequest,
) {
  if (body !== undefined) return body;
  const said = typeof text === 'string' ? text : JSON.stringify(text);
  const used = usage ?? { prompt_tokens: Math.ceil(prompt.length / 4), completion_tokens: Math.ceil(said.length / 4) };
  const counted = { ...used, total_tokens: used.prompt_tokens + used.completion_tokens };
  const shared = { id: 'answer', created: 0, model: asked.model, usage: counted };
  return /\/chat\/completions/.test(path)
    ? {
        ...shared,
        object: 'chat.completion',
        choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', content: said, refusal: null } }],
      }
    : {
        ...shared,
        object: 'text_completion',
        choices: [{ index: 0, finish_reason: finish, text: said, logprobs: null }],
      };
}

async function send(response: ServerResponse, given: Given): Promise<void> {
  const { status = 200, body, headers = {}, delayMs = 0, dripMs, cutAfter, hang } = given;
  if (delayMs > 0) await new Promise((done) => setTimeout(done, delayMs));
  if (hang) return;
  const isText = typeof body === 'string';
  const bytes = Buffer.from(isText ? body : JSON.stringify(body ?? { error: { message: `status ${status}` } }));
  const type = isText && body.startsWith('<') ? 'text/html' : 'application/json';
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length, ...headers });
  if (cutAfter !== undefined) {
    response.write(bytes.subarray(0, cutAfter), () => response.destroy());
  } else if (dripMs !== undefined) {
    for (const byte of bytes) {
      if (response.destroyed) return;
      response.write(Buffer.of(byte));
      await new Promise((done) => setTimeout(done, dripMs));
    }
    response.end();
  } else response.end(bytes);
}
