import type { Frame } from 'playwright-core';
import type { Control } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { Naming, Survey } from '../in-page/bundle.ts';
import { modalObservation } from '../pages/modal-controls.ts';
import { nameTabs, tabControls } from '../pages/tab-controls.ts';
import { callKit, type Session } from '../session.ts';
import { race } from '../settle.ts';
import { handInClosedRoots } from './closed-roots.ts';

/**
 * Everything on the page now, in reading order, after the tabs of the open pages where there are several; while a
 * JavaScript dialog is open, that dialog alone. Undefined: the page closed meanwhile.
 */
export async function observePage(session: Session, naming: Naming): Promise<Observation | undefined> {
  const observation = await look(session, naming);
  if (observation) session.seen = observation.controls;
  return observation;
}

async function look(session: Session, naming: Naming): Promise<Observation | undefined> {
  const survey = session.modals.open
    ? undefined
    : await race(session, surveyFrame(session, session.page.mainFrame(), { x: 0, y: 0, naming }));
  if (session.modals.open) return modalObservation(session);
  if (!survey) return undefined;
  session.tabs.current.title = survey.title;
  await race(session, nameTabs(session));
  const controls = [...tabControls(session), ...survey.controls];
  const messages = [
    ...survey.messages,
    ...session.tabs.news(),
    ...session.requests.news(),
    ...session.messages.splice(0),
  ];
  const { title, url, focus } = survey;
  return { window: { title, url }, focus, controls, messages: [...new Set(messages)] };
}

type Origin = { x: number; y: number; naming: Naming; container?: string };

async function surveyFrame(session: Session, frame: Frame, origin: Origin): Promise<Survey | undefined> {
  const { x, y, naming } = origin;
  const ask = async () => {
    const answer = await callKit(session, frame, 'survey', [{ countFrom: session.nextLabel, x, y, ...naming }]);
    return answer === undefined ? undefined : (JSON.parse(answer) as Survey);
  };
  let survey = await ask();
  if (survey?.rootsUnknown && (await handInClosedRoots(session, frame))) survey = await ask();
  if (survey === undefined) return undefined;
  session.nextLabel = survey.counted;
  if (frame === session.page.mainFrame()) {
    session.foreign.clear();
    session.holders.clear();
  } else for (const { label } of [...survey.controls, ...survey.foreign]) session.foreign.set(label, frame);
  if (survey.foreign.length === 0) return survey;

  const places = await foreignFrames(session, frame);
  const controls: Control[] = [];
  let from = 0;
  for (const place of survey.foreign) {
    controls.push(...survey.controls.slice(from, place.at));
    from = place.at;
    const inner = places.get(place.label);
    if (!inner) continue;
    session.holders.set(inner, place.label);
    const found = await surveyFrame(session, inner, { ...place, naming });
    if (!found) continue;
    for (const control of found.controls) controls.push({ container: place.container, ...control });
    survey.messages.push(...found.messages);
    survey.focus = found.focus ?? survey.focus;
  }
  survey.controls = [...controls, ...survey.controls.slice(from)];
  return survey;
}

/** The frames below this one, by the labels that surveys gave the elements that hold them. */
async function foreignFrames(session: Session, above: Frame): Promise<Map<string, Frame>> {
  const found = new Map<string, Frame>();
  for (const frame of session.page.frames()) {
    if (frame === above || !isUnder(frame, above)) continue;
    const element = await frame.frameElement().catch(() => undefined);
    const label = await element
      ?.evaluate(
        (node) => (node as unknown as { [key: symbol]: unknown })[Symbol.for('lamwright.frame')] as string | undefined,
      )
      .catch(() => undefined);
    if (label !== undefined) found.set(label, frame);
  }
  return found;
}

function isUnder(frame: Frame, above: Frame): boolean {
  for (let parent = frame.parentFrame(); parent; parent = parent.parentFrame()) if (parent === above) return true;
  return false;
}
