import type { InferenceSession } from 'onnxruntime-node';

/**
 * How every graph of the engine runs. A thread that has nothing to do looks out for more for 50 µs only, then sleeps: as long as the
 * small operators between two products last. With the default of a millisecond it takes as much of a busy machine as the work itself.
 */
export function sessionOptions(threads: number): InferenceSession.SessionOptions {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    enableMemPattern: false,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    extra: { session: { intra_op: { spin_duration_us: '50' } } },
  };
}
