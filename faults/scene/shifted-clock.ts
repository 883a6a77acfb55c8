/**
 * Loaded into a server before its own code: its clock goes by what a file says, milliseconds ahead (or, negative, behind).
 * What is done every second or more rarely comes fifty times as often, so that no test waits for the sweeper.
 */
import { readFileSync } from 'node:fs';

const file = process.env.SHIFTED_CLOCK ?? '';
const hurry = 50;

const now = Date.now.bind(Date);
Date.now = () => now() + Number(readFileSync(file, 'utf8'));

const every = globalThis.setInterval;
const hurried = (run: () => void, ms = 0): NodeJS.Timeout => every(run, ms >= 1000 ? ms / hurry : ms);
globalThis.setInterval = Object.assign(hurried, every);
