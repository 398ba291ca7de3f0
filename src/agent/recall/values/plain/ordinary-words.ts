import { stems } from '../../cues.ts';

/*
 * What people say around what they want, in any application, beside the small words: no value of their own, though a value may have one. By their stems.
 */
const list = `
able accept access act action actually adapt additional adjust again ahead allow alter appear apply arrange ask assign attach available away
back bear become beginning belong besides better bottom box brand bring build button buy call carry change check choice choose clear click code collection come
complete computer consider contain content continue contribute convert copy correct couple craft cut data day decide default define delete describe desk detail
different directly discard display document done down draft draw drive drop easy edit either else embed empty end enough enter entire entry equal erase establish
every exactly example exchange exist expect extend extra far favour feature fetch few field file fill final find finish first fit fix flesh follow form format forward
free fresh full further future general get glance good grab grant great half hand handy happen hard head headline help hence here hide high hold home idea immediately
important include indicate information inside instance instruct instead item join jump just keep kind kindly know label lack large last late later launch lay lead
learn leave left length less letter level lie like line link list little load local locate long look lose love main maintain manage many mark matter mean means mention merely
mind minute miss moment month more most move much name near need never next nice normal note nothing notice number object obtain off often okay old only open option order
original otherwise out own page part particular pass past people perform perhaps person pick piece place plain play point possible prefer preference prepare present press
previous print probably proceed produce program project proper provide pull purpose push quick quickly quite quote ragged raise rather reach ready real reason receive record reduce
reflect refer remain remember remind remove rename render reopen replace report request require reset respond rest result return rewrite right row rule run same save saving say
screen second section see seek select send sentence separate serve session setting several shall shift short show side sign simple simply single size small something
somewhere sort space special specify spot stand start state stay step stick stop store straight style such suit supply sure switch system table take tell term text
thing think throw tick time tired title today together tomorrow top total touch toward track transform treat true try turn type under undo unless unlike until update upper
usual usually value various version via view visible visit wait want watch way week well whatever whenever wherever whole why will window wish wonder word work world worth write
wrong year yesterday yet
`;
const ordinary: ReadonlySet<string> = new Set(stems(list));

/** Whether a word, by its stem, is one that people use in requests of any kind. */
export const isOrdinary = (stem: string): boolean => ordinary.has(stem);
