export type FileReading = ReturnType<typeof createFileReading>;

/**
 * Counts the files that the page reads: what it shows of one that was given to it comes only then.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createFileReading() {
  let atWork = 0;
  const done = () => {
    atWork--;
  };

  const watchFiles = () => {
    const reader = FileReader.prototype;
    for (const name of ['readAsText', 'readAsDataURL', 'readAsArrayBuffer', 'readAsBinaryString'] as const) {
      const own = reader[name];
      reader[name] = function (this: FileReader, ...args: [Blob]) {
        own.apply(this, args);
        atWork++;
        this.addEventListener('loadend', done, { once: true });
      };
    }
    const blob = Blob.prototype;
    for (const name of ['text', 'arrayBuffer'] as const) {
      const own = blob[name] as (this: Blob) => Promise<never>;
      blob[name] = function (this: Blob) {
        atWork++;
        return own.call(this).finally(done);
      };
    }
  };

  return { watchFiles, readings: () => atWork };
}
