import type { Command } from './command.ts';
import { checkCommand } from './commands/check.ts';
import { collectCommand } from './commands/collect.ts';
import { doctorCommand } from './commands/doctor.ts';
import { evalCommand } from './commands/eval.ts';
import { examineCommand } from './commands/examine.ts';
import { exportCommand } from './commands/export.ts';
import { familiesCommand } from './commands/families.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { learnCommand } from './commands/learn.ts';
import { lookCommand } from './commands/look.ts';
import { plansCommand } from './commands/plans.ts';
import { quickstartCommand } from './commands/quickstart.ts';
import { recordCommand } from './commands/record.ts';
import { reportCommand } from './commands/report.ts';
import { runCommand } from './commands/run.ts';
import { setupCommand } from './commands/setup.ts';
import { statusCommand } from './commands/status.ts';
import { tasksCommand } from './commands/tasks.ts';
import { trainCommand } from './commands/train.ts';

/** Every command, in the order of the help. A new one is a file in commands/ and a line here. */
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
