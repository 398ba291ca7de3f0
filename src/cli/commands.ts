import type { Command } from './command.ts';
import { lookCommand } from './commands/operating/look.ts';
import { recordCommand } from './commands/operating/record.ts';
import { runCommand } from './commands/operating/run.ts';
import { checkCommand } from './commands/preparing/check.ts';
import { doctorCommand } from './commands/preparing/doctor.ts';
import { initCommand } from './commands/preparing/init.ts';
import { setupCommand } from './commands/preparing/setup.ts';
import { collectCommand } from './commands/stages/collect.ts';
import { evalCommand } from './commands/stages/eval.ts';
import { plansCommand } from './commands/stages/plans.ts';
import { quickstartCommand } from './commands/stages/quickstart.ts';
import { tasksCommand } from './commands/stages/tasks.ts';
import { trainCommand } from './commands/stages/train.ts';
import { examineCommand } from './commands/unprepared/examine.ts';
import { familiesCommand } from './commands/unprepared/families.ts';
import { learnCommand } from './commands/unprepared/learn.ts';
import { exportCommand } from './commands/workspace/export.ts';
import { importCommand } from './commands/workspace/import.ts';
import { reportCommand } from './commands/workspace/report.ts';
import { statusCommand } from './commands/workspace/status.ts';

/** Every command, in the order of the help. A new one is a file in a room of commands/ and a line here. */
export const commands: readonly Command[] = [
  quickstartCommand,
  learnCommand,
  initCommand,
  doctorCommand,
  setupCommand,
  lookCommand,
  checkCommand,
  plansCommand,
  tasksCommand,
  collectCommand,
  trainCommand,
  evalCommand,
  examineCommand,
  familiesCommand,
  runCommand,
  recordCommand,
  reportCommand,
  exportCommand,
  importCommand,
  statusCommand,
];
