import type { Command } from './command.ts';
import { doctorCommand } from './commands/doctor.ts';
import { initCommand } from './commands/init.ts';
import { statusCommand } from './commands/status.ts';

/** Every command, in the order of the help. A new one is a file in commands/ and a line here. */
export const commands: readonly Command[] = [initCommand, doctorCommand, statusCommand];
