"""The ticker: again and again, one at a time, through failures, and finished before it stops."""

import asyncio

from bot.ticker import Job, ticking


async def test_a_job_runs_again_and_again_also_after_it_failed() -> None:
    ran = asyncio.Semaphore(0)

    async def work() -> None:
        ran.release()
        raise RuntimeError

    async with ticking([Job("work", 0.01, work)]), asyncio.timeout(5):
        for _ in range(3):
            await ran.acquire()


async def test_a_job_is_never_run_twice_at_once() -> None:
    running, most, done = 0, 0, asyncio.Event()

    async def work() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.05)
        running -= 1
        done.set()

    async with ticking([Job("work", 0.01, work)]):
        await done.wait()
        await asyncio.sleep(0.05)
    assert most == 1


async def test_what_is_in_hand_is_finished_before_it_stops() -> None:
    begun, finished = asyncio.Event(), False

    async def work() -> None:
        nonlocal finished
        begun.set()
        await asyncio.sleep(0.1)
        finished = True

    async with ticking([Job("work", 0.01, work)]):
        await begun.wait()
    assert finished
