import type { Judgement } from '../records/episode/judgement.ts';
import { type Estimate, rate } from './statistics.ts';

/** How the judge's words go with the verifier's, of one model and one view. Unsure counts as not yes. Rates from 0 to 1, bounds 95 % (Wilson). */
export type AgreementRow = {
  model: string;
  /** What it was shown: `ends` or `all` screens, `pictures`, `difference`. */
  view: string;
  /** Judgements that a verifier has a word on, and how many of these were unsure or without an answer. */
  n: number;
  unsure: number;
  unanswered: number;
  /** Of all judgements, those where both say the same. */
  agreement: Estimate;
  /** Of the judge's yes, those that the verifier passes; of what it passes, those that the judge says yes to. */
  precision: Estimate;
  recall: Estimate;
  /** Cohen's kappa: agreement beyond chance, 1 at most; null where one of the two always says the same. */
  kappa: number | null;
};

type Verified = Pick<Judgement, 'model' | 'view' | 'complete' | 'verifier'>;

/** Rows by model and view; judgements of tasks without a verifier are in none. */
export function agreementRows(judgements: readonly Verified[]): AgreementRow[] {
  const known = judgements.filter(({ verifier }) => verifier !== null);
  const groups = Map.groupBy(known, ({ model, view }) => JSON.stringify([model, viewInWords(view)]));
  return Array.from(groups, ([key, list]) => {
    const [model, view] = JSON.parse(key) as [string, string];
    return { model, view, ...agreementOf(list) };
  }).sort((a, b) => (`${a.model} ${a.view}` < `${b.model} ${b.view}` ? -1 : 1));
}

export function agreementOf(
  list: readonly Pick<Judgement, 'complete' | 'verifier'>[],
): Omit<AgreementRow, 'model' | 'view'> {
  const count = (isYes: boolean, passes: boolean) =>
    list.filter((j) => (j.complete === 'yes') === isYes && j.verifier === passes).length;
  const [both, onlyJudge, onlyVerifier, neither] = [
    count(true, true),
    count(true, false),
    count(false, true),
    count(false, false),
  ];
  const n = both + onlyJudge + onlyVerifier + neither;
  return {
    n,
    unsure: list.filter(({ complete }) => complete === 'unsure').length,
    unanswered: list.filter(({ complete }) => complete === null).length,
    agreement: rate(both + neither, n),
    precision: rate(both, both + onlyJudge),
    recall: rate(both, both + onlyVerifier),
    kappa: kappaOf({ both, onlyJudge, onlyVerifier, neither, n }),
  };
}

function kappaOf(of: { both: number; onlyJudge: number; onlyVerifier: number; neither: number; n: number }) {
  const { both, onlyJudge, onlyVerifier, neither, n } = of;
  const [judge, verifier] = [both + onlyJudge, both + onlyVerifier];
  const byChance = judge * verifier + (n - judge) * (n - verifier);
  const isConstant = judge % n === 0 || verifier % n === 0;
  return n === 0 || isConstant ? null : (n * (both + neither) - byChance) / (n * n - byChance);
}

const viewInWords = ({ steps, pictures, difference = true }: Judgement['view']): string =>
  [steps, ...(pictures ? ['pictures'] : []), ...(difference ? ['difference'] : [])].join(', ');
