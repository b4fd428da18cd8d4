export function summaryParts(){ return []; }
