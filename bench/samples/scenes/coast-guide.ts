/** The longest answer of the samples. */
export const coastGuide = `# Five days along a northern coast

You need no car for this. You need a small bag, a rain jacket that has been tested, and the patience to let a boat leave without you when the bakery is still open.

## Day 1: arrive, and do little

Take the morning train. Sit on the left side, where the lakes are. In the afternoon walk from the station to the harbour and ask at the ticket window for the **coast pass**; it covers every ferry of the week and the two buses that matter.

- Supper: fish soup at the quay, before six, when the kitchen is calm
- Bed: the old customs house, third floor, with a view of the lamps

## Day 2: the outer islands

The first ferry leaves at 7:50. Get off at the second island, not at the first: everybody gets off at the first. A path leads around it in three hours, past a beacon, two beaches and a great many sheep.

> If the flag at the jetty is half raised, the last boat comes an hour earlier. Believe the flag rather than the timetable.

## Day 3: rain

There will be a day of rain, so plan for it. The museum of knots is better than it sounds, and the library lends reading glasses, umbrellas and, on Wednesdays, a dog.

## Day 4: the lighthouse

| time | what | cost |
| --- | --- | ---: |
| 9:10 | bus to the cape | with the pass |
| 10:30 | climb, 214 steps | 8 |
| 12:00 | waffles in the keeper's kitchen | 6 |
| 15:40 | bus back, or walk the six kilometres | with the pass |

## Day 5: leave slowly

Swim once, even if it is short. Then buy bread for the train, send the postcards that you wrote on the day of rain, and take the *second* train: the first is for people who did not come here on purpose.
`;
