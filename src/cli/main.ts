#!/usr/bin/env node
import { commands } from './commands.ts';
import { runCli } from './frame/run-cli.ts';

await runCli(process.argv.slice(2), commands);
