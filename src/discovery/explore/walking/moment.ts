import type { ActionResult } from '../../../records/episode/decision.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { Move } from '../choosing/moves.ts';
import type { KnownScreen } from '../screens/screens.ts';

/** A screen as a walk comes to it, with what the last act came to. */
export type Moment = { observation: Observation; screen: KnownScreen; result?: ActionResult };

/** The acts of a walk, one after the other: each is told what came of the one before. */
export type Walk<T = void> = Generator<Move, T, Moment>;
