export { departuresBoard, type BoardDeparture, type BoardQuery } from './board.ts';
