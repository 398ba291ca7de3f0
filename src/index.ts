/** The public API: what an app pack is written with. */
export type { App, DocumentationPage, RiskRule, RunningApp, Template } from './app-pack/app.ts';
export { type AppDefinition, defineApp } from './app-pack/define/define-app.ts';
export { addWordings, defineFamily } from './app-pack/define/define-family.ts';
export type { Family, ReferenceStep, SampleContext, Verdict, Vocabulary } from './app-pack/family.ts';
export type { SavedState } from './app-pack/saved-state.ts';
export { doStep, steps } from './app-pack/steps.ts';
export { type SaveTimes, watchSaves } from './app-pack/watch-saves.ts';
export { readRtf } from './effects/reading/rich-text/read-rtf.ts';
export {
  joinedRuns,
  type RichDocument,
  type RichParagraph,
  type RichRun,
} from './effects/reading/rich-text/rich-document.ts';
export type { Environment, EnvironmentHost, Target } from './environments/environment.ts';
export { linux } from './environments/linux/linux.ts';
export type { Command, Desk, LinuxOptions } from './environments/linux/linux-options.ts';
export type { AppFunction, FunctionStep } from './environments/own-functions/app-function.ts';
export { type WebOptions, web } from './environments/web/web.ts';
export { windows } from './environments/windows/windows.ts';
export type { WindowsCommand, WindowsDesk, WindowsOptions } from './environments/windows/windows-options.ts';
export { type ErrorCode, LamwrightError } from './records/error.ts';
export type { Rng } from './records/rng.ts';
export type { ControlMatch } from './records/screen/control-match.ts';
export type { Params } from './records/tasks/task.ts';
