// For screens/pages until it imports from ui/.
export { TextDiff } from "../../ui/text-diff.tsx";
