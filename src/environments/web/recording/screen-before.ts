import type { Frame } from 'playwright-core';
import type { Observation } from '../../../records/screen/observation.ts';
import type { Survey } from '../in-page/bundle.ts';
import { tabControls } from '../pages/tab-controls.ts';
import type { Session } from '../session.ts';

/**
 * The screen of a survey that a page made by itself: the parts of it that stand in frames of other origins, and the open pages, are as
 * they were last observed. A survey of such a frame is put in the place of its part.
 */
export function screenBefore(session: Session, frame: Frame, survey: Survey, last: Observation): Observation {
  const { controls, messages, title, url, focus } = survey;
  const isForeign = (label: string) => session.foreign.has(label);
  if (keeperOf(frame) !== frame.page().mainFrame()) {
    const known = new Set(last.controls.map(({ label }) => label));
    const now = new Map(controls.map((control) => [control.label, control]));
    const seen = last.controls.map((control) => {
      const own = now.get(control.label);
      return own ? { ...own, rect: control.rect, ...(control.container && { container: control.container }) } : control;
    });
    const come = controls.filter(({ label }) => !known.has(label)).map((control) => ({ ...control, rect: null }));
    return { ...last, focus: focus ?? last.focus, controls: [...seen, ...come] };
  }
  const at = survey.foreign[0]?.at ?? controls.length;
  const foreign = survey.foreign.length > 0 ? last.controls.filter(({ label }) => isForeign(label)) : [];
  return {
    window: { title, url },
    focus,
    controls: [...tabControls(session), ...controls.slice(0, at), ...foreign, ...controls.slice(at)],
    messages,
  };
}

/** The outermost frame of the same origin, which surveys this one. */
function keeperOf(frame: Frame): Frame {
  let keeper = frame;
  for (let around = frame.parentFrame(); around; around = around.parentFrame()) {
    if (originOf(around) !== originOf(frame)) return keeper;
    keeper = around;
  }
  return keeper;
}

/** A frame without an address of its own has the origin of the one around it. */
function originOf(frame: Frame): string {
  const url = frame.url();
  const parent = frame.parentFrame();
  return parent && (url === '' || url.startsWith('about:')) ? originOf(parent) : new URL(url || 'about:blank').origin;
}
