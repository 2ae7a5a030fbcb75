/** Human-readable aliases for agents. The lists may grow; names already given stay as they are. */
export const adjectives = (
  "able agile amber apt bold brave breezy bright brisk calm candid cheery clear clever coral cosy crisp curious dapper daring deft " +
  "eager early earnest fair fleet fond frank fresh gentle glad golden grand hardy hazel honest humble jolly keen kind lively loyal " +
  "lucid mellow merry mild misty neat nimble noble patient placid plucky polite prime proud quick quiet rapid ready rosy sandy " +
  "serene sharp silver sleek snowy steady sunny swift tidy tranquil true vivid warm wise witty zesty"
).split(" ");

export const animals = (
  "adder alpaca ant badger beaver bison bittern bobcat bunting camel caribou cheetah civet condor coot crane cricket curlew deer dingo " +
  "dolphin dormouse dove egret eider elk falcon ferret finch fox gannet gecko gibbon grouse gull hare hawk heron hornet ibex ibis jackal " +
  "jay kestrel kite koala lark lemur linnet llama lynx magpie marmot marten mole moose newt ocelot okapi osprey otter owl panda petrel " +
  "plover puffin quail rabbit raven robin salmon seal shrew skylark sparrow stoat stork swallow swan tapir tern toad trout vole wombat wren"
).split(" ");

/** `random` in [0, 1) picks the pair. `attempt` counts the names already taken: from the second on a number makes the name new. */
export function agentName(random: number, attempt: number): string {
  const pair = Math.min(Math.floor(random * adjectives.length * animals.length), adjectives.length * animals.length - 1);
  const name = `${adjectives[Math.floor(pair / animals.length)]}-${animals[pair % animals.length]}`;
  return attempt < 1 ? name : `${name}-${attempt + 1}`;
}
