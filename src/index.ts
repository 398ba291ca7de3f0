/** The public API: what an app pack is written with. */
export type { App, DocumentationPage, RiskRule, RunningApp, SavedState, Template } from './app-pack/app.ts';
export type { ControlMatch, Family, ReferenceStep, SampleContext, Verdict, Vocabulary } from './app-pack/family.ts';
export { LamwrightError } from './records/error.ts';
export type { Params } from './records/task.ts';
