import type { Policy } from '../../../agent/policy.ts';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { ActionResult, Decision } from '../../../records/episode/decision.ts';
import type { Control } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { type Giving, withValue } from '../choosing/giving.ts';
import { isSecret, type Move, movesOn } from '../choosing/moves.ts';
import { keptMoves } from '../choosing/settings.ts';
import { kindsOn, placeOf } from '../screens/place.ts';
import type { KnownScreen } from '../screens/screens.ts';
import { type Account, emptyAccount } from './account.ts';
import type { Moment, Walk } from './moment.ts';
import { nowhere } from './nowhere.ts';
import type { Swept } from './sweeping/sweep.ts';
import type { WalkOptions } from './walk.ts';

export type ExplorerOptions = WalkOptions &
  Giving & {
    /** Told after each act how many were done; before they are saved by keys, or another goal comes ("next"), and after they were saved. */
    onAct: (acts: number, saving: 'no' | 'next' | 'done') => Promise<void>;
    /** Whether the application still answers; asked after each act. */
    isAlive: () => Promise<boolean>;
    /** Chooses the acts. */
    steps: (first: Moment, options: WalkOptions) => Walk;
    onScreen: (screen: KnownScreen, way: readonly TriedAct[]) => void;
  };

/** The explorer as a policy: rules alone choose. `account` tells what was done; the last act is in it even where it ended the application. */
export function explorerPolicy(options: ExplorerOptions): Policy & { account(): Account } {
  const { knowledge, screens, map, content, deny } = options;
  const account = emptyAccount();
  let steps: Walk | undefined;
  let doing: { move: Move; screen: string } | undefined;
  let origin: string | undefined;
  let isGoalDone = false;
  const onGoal = () => {
    isGoalDone = true;
  };

  const told = {
    onSwept: (swept: Swept) => void account.swept.push(swept),
    onFormatted: (done: Swept) => void account.formatted.push(done),
  };

  const takeIn = (result: ActionResult | undefined, screen: KnownScreen) => {
    if (!doing || !result) return;
    const act = account.acts.at(-1)!;
    act.ok = result.ok;
    act.changed = result.changed;
    knowledge.end(doing.move.key, doing.move.manner, result.changed);
    const from = screens.get(doing.screen);
    const was = from?.moves.get(doing.move.key);
    // A setting after which hardly anything is called as before has changed the language, say: no way leads there.
    const isWay = was && !(was.isSetting && screens.isOther(from!, screen));
    if (isWay) map.pass(doing.screen, act, screen.id, doing.move.key);
    doing = undefined;
  };
  const look = (observation: Observation): KnownScreen => {
    const kinds = kindsOn(observation.controls, content.mask);
    const { screen, isNew } = screens.of(observation, kinds);
    const moves = movesOn(observation.controls, kinds, deny);
    for (const [key, move] of keptMoves(observation.controls, moves, kinds)) {
      // A bar is known where a text stands beside it, which may not always be so.
      const isFormat = move.isFormat ?? screen.moves.get(key)?.isFormat;
      screen.moves.set(key, { ...move, ...(isFormat && { isFormat }) });
    }
    if (account.acts.length === 0) map.begin(screen.id);
    if (isNew) options.onScreen(screen, account.acts.slice());
    return screen;
  };
  const stop = (trouble: string): Decision => {
    account.trouble = trouble;
    return decision(trouble, 'FINISH');
  };
  const begin = (move: Move, screen: KnownScreen, controls: readonly Control[]): Decision => {
    const { control, function: fn, args, saves } = move;
    const isNowhere = control === nowhere;
    knowledge.begin(move.key);
    doing = { move, screen: screen.id };
    account.keys.push(move.key);
    account.acts.push({
      ...(isNowhere ? {} : { control: placeOf(control, controls) }),
      function: fn,
      args: withoutLabels(args),
      screen: screen.id,
      ok: false,
      changed: false,
      ...(saves && { saves }),
    });
    return decision(move.key, 'CONTINUE', move);
  };

  return {
    name: 'explorer',
    checkpoint: null,
    begin: () => {},
    account: () => account,
    async decide({ observation, history }) {
      const result = history.at(-1)?.result;
      const screen = look(observation);
      account.screen = screen.id;
      takeIn(result, screen);
      if (account.acts.length > 0) {
        if (!(await options.isAlive())) return stop('the application stopped answering');
        await options.onAct(account.acts.length, account.acts.at(-1)!.saves ? 'done' : 'no');
      } else if (asksForLogin(observation)) return stop('it asks for a login');
      origin ??= originOf(observation);
      if (originOf(observation) !== origin) {
        account.left = true;
        return stop(`it left the application for ${observation.window.url}`);
      }
      const moment = { observation, screen, result };
      for (;;) {
        steps ??= options.steps(moment, { ...options, onGoal, ...told });
        const next = steps.next(moment);
        if (isGoalDone && !next.done) await options.onAct(account.acts.length, 'next');
        isGoalDone = false;
        if (next.done) return decision('The walk is over.', 'FINISH');
        const { move, value } = withValue(next.value, options) ?? {};
        if (value) account.values.push({ ...value, act: account.acts.length });
        if (move?.saves) await options.onAct(account.acts.length, 'next');
        if (move) return begin(move, screen, observation.controls);
        knowledge.forbid(next.value.key);
      }
    },
  };
}

/** A password is asked for, and little else is there. */
function asksForLogin({ controls }: Observation): boolean {
  const able = controls.filter(({ type }) => type !== 'Text' && type !== 'Image');
  return able.length <= 12 && able.some((control) => isSecret(control));
}

/** Labels live in one episode alone. */
function withoutLabels({ toLabel: _gone, ...args }: Decision['args']): Decision['args'] {
  return args;
}

function originOf({ window }: Observation): string | undefined {
  return window.url && URL.canParse(window.url) ? new URL(window.url).origin : undefined;
}

function decision(thought: string, status: Decision['status'], move?: Move): Decision {
  return {
    thought,
    controlLabel: move?.control.label ?? '',
    controlName: move?.control.name ?? '',
    function: move?.function ?? '',
    args: move?.args ?? {},
    status,
    plan: [],
  };
}
