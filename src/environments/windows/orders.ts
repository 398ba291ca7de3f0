import type { FailureType } from '../../records/episode/decision.ts';
import type { Look } from './part.ts';

/** How an act was done, or why not. `how` names the tier: a pattern ("uia:Invoke"), "msaa", "message" or "input". */
export type Done = { how: string; text?: string } | { failure: { type: FailureType; detail: string } };

export type Click = { button: 'left' | 'right' | 'middle'; times: number; modifier?: string; expand?: boolean };

/** What the driver, which runs in a process of its own beside the application, is told to do: arguments and answer of each order. */
export type Orders = {
  /** What it runs on. `subtree`: whether one request brings a whole window. */
  greet: [{ [none: string]: never }, { node: string; system: string; automation: string; subtree: boolean }];
  /**
   * Starts a program. `run` is the number of this start, for those of processes are used again at once. With `fresh` all that earlier ones
   * keep in the registry is forgotten first.
   */
  start: [
    { file: string; args: string[]; cwd?: string; env: Record<string, string>; fresh: boolean },
    { pid: number; run: number },
  ];
  /** The numbers of the running processes whose program file has this name ("notepad.exe"), or whose parent is one of `of`. */
  processes: [{ name?: string; of?: number[] }, { pid: number; started: number }[]];
  /** Ends processes at once. */
  end: [{ pids: number[] }, null];
  look: [{ pids: number[] }, Look];
  /** Whether the windows of these processes answer, and when their processor time was how much, in milliseconds. */
  pulse: [{ pids: number[] }, { answers: boolean; busyMs: number }];
  click: [{ key: string } & Click, Done];
  setText: [{ key: string; text: string }, Done];
  choose: [{ key: string; option: string }, Done];
  /** Gives the keyboard to the part; '' leaves it where it is. */
  focus: [{ key: string }, Done];
  press: [{ strokes: ({ press: string } | { type: string })[]; pids: number[] }, Done];
  read: [{ key: string }, Done];
  select: [{ keys: string[]; text: string }, Done];
  drag: [{ from: string; to: string }, Done];
  hover: [{ key: string }, Done];
  wheel: [{ key: string; ticks: number; pids: number[] }, Done];
  /** Writes the pixels of the windows' part of the screen into a file: 32 bits each, blue first. */
  picture: [{ file: string; pids: number[] }, { width: number; height: number; left: number; top: number }];
};

export type OrderName = keyof Orders;
export type Order<N extends OrderName = OrderName> = { id: number; name: N; given: Orders[N][0] };
export type Answer =
  | { id: number; done: unknown }
  | { id: number; failed: { kind: string; message: string } }
  | { endedRun: number; code: number | null };
