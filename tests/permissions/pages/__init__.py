"""Every address of the portal and what each person is answered there. A new address needs a row, or a test fails.

An address is about the things named (see world.py); `?council` asks a page without a subject about our council. A
form is sent empty, or with what asking.BODIES says. The signs stand for

    +  the page (200), a form that was empty included     >  done, and led on (302)
    x  not theirs to do (403)                             .  does not exist for them (404)
    ~  a stale page (409)                                 !  not ready yet (422)
    s  sent to sign in

and in this order for the people of our council, of another council, and for others:

    owner of the line, officer of another line, lead officer, analyst, director, member, clerk, administrator,
    member who is entitled to what is exempt;
    officer, lead officer, analyst, director, member, clerk, administrator of another council;
    somebody who held every role until yesterday, somebody without a role, anyone who is not signed in.
"""

from tests.permissions.pages import benchmarks, house, papers, quarters

PAGES = "".join(part.PAGES for part in (house, benchmarks, quarters, papers))
