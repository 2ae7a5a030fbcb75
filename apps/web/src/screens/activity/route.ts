import { getRouteApi } from "@tanstack/react-router";

export const activityRoute = getRouteApi("/activity");
