import type { SignetError } from '../errors/signet-error.ts';

/** begin → answer; if the ceremony had ended by then, both again, once. The browser asks for no new gesture. */
export async function onceMore<Begun, Answer>(
  begin: () => Promise<Begun>,
  answer: (begun: Begun) => Promise<Answer>,
): Promise<Answer> {
  const begun = await begin();
  try {
    return await answer(begun);
  } catch (error) {
    if ((error as SignetError).code !== 'expired') throw error;
    return answer(await begin());
  }
}
