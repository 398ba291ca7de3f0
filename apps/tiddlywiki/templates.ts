import type { Template } from '#lamwright';

/** The wikis that tasks start from, under templates/. */
export const templates: Template[] = [
  {
    name: 'recipes',
    description:
      'A cookbook: recipes for soup, pasta, rice, bread, cake and curry with servings and minutes, a shopping list and kitchen tips',
  },
  {
    name: 'project-notes',
    description:
      'Notes of a team that plans a footbridge: milestones, tasks with owner and status, meeting minutes, budget, risks and open questions',
  },
  {
    name: 'reading-list',
    description:
      'A reading list: novels, poetry, history and mystery books with author and year, favourite quotes, library hours and a book club',
  },
  {
    name: 'garden-journal',
    description:
      'A garden journal: vegetables, herbs, flowers and fruit in their beds, seed order, weather entries, pests and compost',
  },
  {
    name: 'travel-plans',
    description: 'Travel plans: cities, hotels with prices, trains and ferries, packing list, passport and insurance',
  },
  {
    name: 'team-contacts',
    description:
      'A contact list of a company: people with team, telephone and room, office rules, duty roster and emergency numbers',
    heldOut: true,
  },
];
