import type { Trajectory } from '../../records/episode/trajectory.ts';
import { stepLatency } from '../figures.ts';
import { type Html, html, raw } from './html.ts';

/** A trajectory with its screenshots at hand (base64 PNG by blob name). */
export function gallery(trajectories: readonly Trajectory[], screenshots: ReadonlyMap<string, string>): Html {
  if (trajectories.length === 0) return html`<p class="none">No trajectory with screenshots yet.</p>`;
  return html`${trajectories.map((trajectory) => episode(trajectory, screenshots))}`;
}

function episode(trajectory: Trajectory, screenshots: ReadonlyMap<string, string>): Html {
  const { success, reason, failure } = trajectory.outcome;
  const verdict = success
    ? html`<b class="ok">solved</b>`
    : html`<b class="no">failed (${failure?.type ?? 'effect'})</b>`;
  return html`<details><summary>${verdict} · ${trajectory.request} <small>${trajectory.policy}, ${trajectory.family}, ${trajectory.steps.length} steps, ${(
    trajectory.durationMs / 1000
  ).toFixed(1)} s</small></summary><p><small>Verifier: ${reason}</small></p><div class="steps">${trajectory.steps.map(
    (step) => {
      const { decision, result, observation } = step;
      const png = observation.screenshot ? screenshots.get(observation.screenshot) : undefined;
      return html`<div class="step">${png ? html`<div class="shot"><img alt="screen before step ${step.index + 1}" src="data:image/png;base64,${raw(png)}"></div>` : ''}<b>${
        step.index + 1
      }. ${decision.function || 'nothing'}</b> ${decision.controlName ? html`<code>${decision.controlName}</code>` : ''} ${argsText(decision.args)} <small>${decision.status}</small><br><small>${
        decision.thought
      }</small><br><span class="${result.ok ? 'ok' : 'no'}">${result.ok ? (result.changed ? 'done' : 'done, nothing changed') : `${result.failure?.type}: ${result.failure?.detail}`}</span> <small>${Math.round(
        stepLatency(step.ms),
      )} ms, ${observation.controls.length} controls</small></div>`;
    },
  )}</div></details>`;
}

function argsText(args: Trajectory['steps'][number]['decision']['args']): Html {
  const shown = Object.entries(args).filter(([, v]) => v !== '');
  return html`${shown.map(([k, v]) => html`<code>${k}=${JSON.stringify(v)}</code> `)}`;
}
