// Packages that hold native programs bring those of other machines with them. What this machine cannot run is taken away.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const system = { darwin: 'mac', win32: 'win' }[process.platform] ?? process.platform;

export function removeForeignPrograms(modules) {
  const runtime = join(modules, 'onnxruntime-node', 'bin', 'napi-v6');
  keep(runtime, [process.platform]);
  keep(join(runtime, process.platform), [process.arch]);
  const llama = join(modules, '@node-llama-cpp');
  // mac-arm64-metal, linux-x64-cuda: what follows the processor is the kind of graphics card.
  keep(
    llama,
    names(llama).filter((name) => `${name}-`.startsWith(`${system}-${process.arch}-`)),
  );
}

const names = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

function keep(folder, own) {
  for (const name of names(folder)) {
    if (!own.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
