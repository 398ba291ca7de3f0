import { expect, test } from 'vitest';
import { withOpenings } from './openings.ts';

const edit = 'Click the "edit" button of "{title}".';
const search = ['Search for "{title}".', 'Click "{title}".'];
const deletes = [...search, edit, 'Click "delete".'];
const renames = [...search, edit, 'Type "{name}".'];

test('a plan that begins at a thing is given the first steps by which others open it', () => {
  const tags = ['Click the "edit" button of "{page}".', 'Type "{tag}".'];
  const [, , tagging] = withOpenings([deletes, renames, tags]);
  expect(tagging).toEqual(['Search for "{page}".', 'Click "{page}".', ...tags]);
});

test('one other plan is no usual way, and what speaks of something else opens nothing', () => {
  const folds = [edit, 'Click "fold".'];
  expect(withOpenings([deletes, folds])).toEqual([deletes, folds]);
  const makes = ['Click "new".', 'Type "{text}" under "{title}".', edit];
  expect(withOpenings([makes, makes.slice(), folds])).toEqual([makes, makes, folds]);
  expect(withOpenings([['Click "close".'], []])).toEqual([['Click "close".'], []]);
});
