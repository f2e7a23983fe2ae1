"""Every address of the portal and what each person is answered there. A new address needs a row, or a test fails.

An address is about the things named (see world.py); `?council` asks a page without a subject about our council. A
form is sent empty, or with what asking.BODIES says. The signs stand for

    +  the page (200), a form that was empty included     >  done, and led on (302)
    x  not theirs to do (403)                             .  does not exist for them (404)
    ~  a stale page (409)                                 !  not ready yet (422)
    s  sent to sign in

and in this order for the people of our council, of another council, and for others:

    owner of the line, officer of another line, lead officer, analyst, director, member, clerk, administrator;
    officer, lead officer, analyst, director, member, clerk, administrator of another council;
    somebody who held every role until yesterday, somebody without a role, anyone who is not signed in.
"""

PAGES = """
# Signing in: open to all; who is in already is sent home
account_login                                                     get                >>>>>>>> >>>>>>> >>+
account_login                                                     post               >>>>>>>> >>>>>>> >>+
account_logout                                                    get                ++++++++ +++++++ ++>
account_logout                                                    post               >>>>>>>> >>>>>>> >>>
account_inactive                                                  get                ++++++++ +++++++ +++
account_signup                                                    get                >>>>>>>> >>>>>>> >>+
account_signup                                                    post               >>>>>>>> >>>>>>> >>+
account_change_password                                           get                ++++++++ +++++++ ++s
account_change_password                                           post               ++++++++ +++++++ ++s
account_reset_password                                            get                ++++++++ +++++++ +++
account_reset_password                                            post               ++++++++ +++++++ +++
account_reset_password_done                                       get                ++++++++ +++++++ +++
account_reset_password_from_key       =1 =set-password            get                ++++++++ +++++++ +++
account_reset_password_from_key       =1 =set-password            post               ++++++++ +++++++ +++
account_reset_password_from_key_done                              get                ++++++++ +++++++ +++

# First pages, people, settings, trail; letters are read in the example only
home                                                              get                ++++++++ +++++++ ++s
home:choose                                                       post:council       >>>>>>>> ....... ..s
home:people                                                       get                xxxxxxx+ xxxxxx+ xxs
home:people-of                        council                     get                xxxxxxx+ ....... ..s
home:invite                           council                     get                xxxxxxx+ ....... ..s
home:invite                           council                     post               xxxxxxx+ ....... ..s
home:person                           council officer             get                xxxxxxx+ ....... ..s
home:give-role                        council officer             get                xxxxxxx+ ....... ..s
home:give-role                        council officer             post               xxxxxxx+ ....... ..s
home:send-link                        council officer             post               xxxxxxx> ....... ..s
home:end-role                         council membership          get                xxxxxxx+ ....... ..s
home:end-role                         council membership          post               xxxxxxx+ ....... ..s
home:council                                                      get                xxxxxxx+ xxxxxx+ xxs
home:council                                                      post               xxxxxxx+ xxxxxx+ xxs
home:council-of                       council                     get                xxxxxxx+ ....... ..s
home:council-of                       council                     post               xxxxxxx+ ....... ..s
home:trail                                                        get                xxxx+xx+ xxx+xx+ xxs
home:trail-of                         council                     get                xxxx+xx+ ....... ..s
home:event                            council event               get                xxxx+xx+ ....... ..s
home:mail                                                         get                ........ ....... ..s
home:letter                           =1.eml                      get                ........ ....... ..s
home:help                                                         get                ++++++++ +++++++ ++s
home:figures                                                      get                ++++++++ +++++++ ++s

# Open to all
# A calendar answers whoever has its address, whoever is signed in; a wrong address is none
committee:feed-dates                  =SECRET                     get                ++++++++ +++++++ +++
committee:feed-dates                  =WRONG                      get                ........ ....... ...
web:council-css                       council                     get                ++++++++ +++++++ +++
web:accessibility                                                 get                ++++++++ +++++++ +++
verify                                                            get                ++++++++ +++++++ +++
verify                                                            post               ++++++++ +++++++ +++

# What papers quote of other places
published:quoted                      council                     get                +++++... ....... ..s
published:quote                       council                     get                xxx+x... ....... ..s
published:quote                       council                     post               xxx+x... ....... ..s

# Published statistics belong to the installation: staff of every council read them, analysts of any load them
published:imports                                                 get                +++++... ++++... ..s
published:load                                                    get                xxx+x... xx+x... ..s
published:load                                                    post               xxx+x... xx+x... ..s
published:release                     release                     get                +++++... ++++... ..s
published:import                      read_file                   get                +++++... ++++... ..s
published:import                      queued_file                 get                +++++... ++++... ..s
published:import                      failed_file                 get                +++++... ++++... ..s
published:answer                      asked_file                  get                xxx+x... xx+x... ..s
published:answer                      asked_file                  post               xxx+x... xx+x... ..s
published:map                         failed_file                 get                xxx+x... xx+x... ..s
published:map                         failed_file                 post               xxx+x... xx+x... ..s
published:resume                      read_file                   post               xxx~x... xx~x... ..s
published:cancel                      queued_file                 post               xxx>x... xx>x... ..s
published:accept                      read_file                   get                xxx+x... xx+x... ..s
published:accept                      read_file                   post               xxx+x... xx+x... ..s
published:discard                     read_file                   get                xxx+x... xx+x... ..s
published:discard                     read_file                   post               xxx+x... xx+x... ..s
published:problems                    read_file                   get                +++++... ++++... ..s
published:file                        read_file                   get                xxx+x... xx+x... ..s
published:tables                                                  get                +++++... ++++... ..s
published:add-table                                               get                xxx+x... xx+x... ..s
published:add-table                                               post               xxx+x... xx+x... ..s
published:table                       =a_table                    get                +++++... ++++... ..s
published:unmap                       =a_table mapping            get                xxx+x... xx+x... ..s
published:unmap                       =a_table mapping            post               xxx+x... xx+x... ..s
areas:places                                                      get                +++++... ++++... ..s
areas:models                                                      get                +++++... ++++... ..s
areas:load                                                        get                xxx+x... xx+x... ..s
areas:load                                                        post               xxx+x... xx+x... ..s
areas:model                           model                       get                +++++... ++++... ..s
areas:accept                          model                       post               xxx>x... xx>x... ..s
areas:set-aside                       model                       post               xxx>x... xx>x... ..s

# Whom a council is set beside
published:group                       council group               get                +++++... ....... ..s
areas:changes                         council                     get                +++++++. ....... ..s
areas:groups                          council                     get                +++++... ....... ..s
areas:make-group                      council                     get                xxx+x... ....... ..s
areas:make-group                      council                     post               xxx+x... ....... ..s
areas:give-members                    council group               get                xxx+x... ....... ..s
areas:give-members                    council group               post               xxx+x... ....... ..s

# Scorecards, lines, targets, ratings
framework:scorecards                                              get                +++++... ++++... ..s
framework:make-scorecard              council                     get                xxx+x... ....... ..s
framework:make-scorecard              council                     post               xxx+x... ....... ..s
framework:make-scheme                 council                     get                xxx+x... ....... ..s
framework:make-scheme                 council                     post               xxx+x... ....... ..s
framework:scorecard                   scorecard                   get                +++++... ....... ..s
framework:change-scorecard            scorecard                   get                xxx+x... ....... ..s
framework:change-scorecard            scorecard                   post               xxx+x... ....... ..s
framework:add-line                    scorecard                   get                xxx+x... ....... ..s
framework:add-line                    scorecard                   post:indicator     xxx+x... ....... ..s
framework:line                        line                        get                +++++... ....... ..s
framework:change-line                 line                        get                xxx+x... ....... ..s
framework:change-line                 line                        post               xxx+x... ....... ..s
framework:add-break                   line                        get                xxx+x... ....... ..s
framework:add-break                   line                        post               xxx+x... ....... ..s
framework:drop-break                  line broken                 post               xxx>x... ....... ..s
framework:rebase                      line                        get                xxx+x... ....... ..s
framework:rebase                      line                        post               xxx+x... ....... ..s
framework:drop-rebase                 line rebased                post               xxx>x... ....... ..s
framework:targets                     line                        get                +++++... ....... ..s
framework:targets                     line                        post               xxx+x... ....... ..s
framework:end-target                  line target                 get                xxx+x... ....... ..s
framework:end-target                  line target                 post               xxx+x... ....... ..s
framework:schemes                                                 get                +++++++. ++++++. ..s
framework:scheme                      scheme                      get                +++++++. ....... ..s

# The quarter as staff read and write it
desk:quarters                                                     get                +++++... ++++... ..s
desk:scorecard                        commentary                  get                +++++... ....... ..s
desk:scorecard                        signed_quarter_submission   get                +++++... ....... ..s
desk:comments                         commentary                  get                +++++... ....... ..s
desk:comments                         commentary                  post               +++++... ....... ..s
desk:add-action                       commentary                  get                +++++... ....... ..s
desk:add-action                       commentary                  post               +++++... ....... ..s
desk:line                             commentary line             get                +++++... ....... ..s
desk:line-chart-csv                   commentary line             get                +++++... ....... ..s
desk:line-chart-svg                   commentary line             get                +++++... ....... ..s
desk:line                             commentary line             post               +x+++... ....... ..s
desk:ask                              commentary line             post               +++++... ....... ..s
desk:wordings                         commentary line             get                +++++... ....... ..s
desk:add-line-action                  commentary line             get                +++++... ....... ..s
desk:add-line-action                  commentary line             post               +++++... ....... ..s
desk:theme                            commentary theme            get                +++++... ....... ..s
desk:theme                            commentary theme            post               +x+++... ....... ..s
desk:ask-theme                        commentary theme            post               +++++... ....... ..s
desk:theme-wordings                   commentary theme            get                +++++... ....... ..s
desk:add-theme-action                 commentary theme            get                +++++... ....... ..s
desk:add-theme-action                 commentary theme            post               +++++... ....... ..s
desk:answer                           comment                     get                ++++x... ....... ..s
desk:answer                           comment                     post               ++++x... ....... ..s
desk:actions                                                      get                +++++... ++++... ..s
desk:action                           action                      get                +++++... ....... ..s
desk:action                           action                      post               +++++... ....... ..s
desk:change-action                    action                      get                +++++... ....... ..s
desk:change-action                    action                      post               +++++... ....... ..s

# What other councils may set beside theirs
peers:sharing                         council                     get                +++++... ....... ..s
peers:sharing                         council                     post               xxxx+... ....... ..s

# Figures
submissions:open                      scorecard                   get                xxx+x... ....... ..s
submissions:open                      scorecard                   post               xxx+x... ....... ..s
submissions:dates                     collecting                  get                xxx+x... ....... ..s
submissions:dates                     collecting                  post               xxx+x... ....... ..s
submissions:cancel                    collecting                  get                xxx+x... ....... ..s
submissions:cancel                    collecting                  post               xxx+x... ....... ..s
submissions:figures                   collecting                  get                +++++... ....... ..s
submissions:close                     collecting                  post               xxx~x... ....... ..s
submissions:reopen                    commentary                  get                xxx+x... ....... ..s
submissions:reopen                    commentary                  post               xxx+x... ....... ..s
submissions:figure                    collecting line             get                xxx+x... ....... ..s
submissions:figure                    collecting line             post               xxx+x... ....... ..s
submissions:template-csv              collecting                  get                +++++... ....... ..s
submissions:template-xlsx             collecting                  get                +++++... ....... ..s
submissions:held-csv                  collecting                  get                +++++... ....... ..s
submissions:held-xlsx                 collecting                  get                +++++... ....... ..s
submissions:uploads                   collecting                  get                +++++... ....... ..s
submissions:uploads                   collecting                  post               xxx+x... ....... ..s
submissions:upload                    collecting upload           get                +++++... ....... ..s
submissions:accept                    collecting upload           post               xxx~x... ....... ..s
submissions:set-aside                 collecting upload           post               xxx>x... ....... ..s
submissions:download                  collecting upload           get                xxx+x... ....... ..s

# The risk table
risks:table                                                       get                +++++... ++++... ..s
risks:table                           ?council                    get                +++++... ....... ..s
risks:open                                                        get                +++++... ++++... ..s
risks:open                                                        post               +++++... ++++... ..s
risks:open                            ?council                    get                +++++... ....... ..s
risks:open                            ?council                    post               +++++... ....... ..s
risks:registers                                                   get                +++++... ++++... ..s
risks:registers                       ?council                    get                +++++... ....... ..s
risks:register                                                    get                xxx+x... xx+x... ..s
risks:register                                                    post               xxx+x... xx+x... ..s
risks:register                        ?council                    get                xxx+x... ....... ..s
risks:register                        ?council                    post               xxx+x... ....... ..s
risks:bands                                                       get                xxx+x... xx+x... ..s
risks:bands                                                       post               xxx+x... xx+x... ..s
risks:bands                           ?council                    get                xxx+x... ....... ..s
risks:bands                           ?council                    post               xxx+x... ....... ..s
risks:risk                            risk                        get                +++++... ....... ..s
risks:reword                          risk                        get                +++++... ....... ..s
risks:reword                          risk                        post               +++++... ....... ..s
risks:score                           risk                        get                +++++... ....... ..s
risks:score                           risk                        post               +++++... ....... ..s
risks:close                           risk                        get                +++++... ....... ..s
risks:close                           risk                        post               +++++... ....... ..s
risks:reopen                          risk                        get                +++++... ....... ..s
risks:reopen                          risk                        post               +++++... ....... ..s
risks:link-action                     risk                        get                +++++... ....... ..s
risks:link-action                     risk                        post               +++++... ....... ..s
risks:unlink-action                   risk action                 post               >>>>>... ....... ..s

# Meetings and what goes to them
committee:calendar                                                get                ++++++++ +++++++ ..s
committee:calendar                    ?council                    get                ++++++++ ....... ..s
committee:held                                                    get                ++++++++ +++++++ ..s
committee:held                        ?council                    get                ++++++++ ....... ..s
committee:committees                                              get                ++++++++ +++++++ ..s
committee:committees                                              post               xxxxxx+x xxxxx+x ..s
committee:committees                  ?council                    get                ++++++++ ....... ..s
committee:committees                  ?council                    post               xxxxxx+x ....... ..s
committee:days                            committee               get                xxxxxx+x ....... ..s
committee:days                            committee               post               xxxxxx+x ....... ..s
committee:year                                                    get                ++++++++ +++++++ ..s
committee:year                            ?council                get                ++++++++ ....... ..s
committee:feed                                                    get                ++++++++ +++++++ ..s
committee:feed                                                    post               ++++++++ +++++++ ..s
committee:feed                            ?council                get                ++++++++ ....... ..s
committee:feed                            ?council                post               ++++++++ ....... ..s
committee:end-feed                                                post               >>>>>>>> >>>>>>> ..s
committee:end-feed                        ?council                post               >>>>>>>> ....... ..s
committee:arrange                                                 get                xxxxxx+x xxxxx+x ..s
committee:arrange                                                 post               xxxxxx+x xxxxx+x ..s
committee:arrange                     ?council                    get                xxxxxx+x ....... ..s
committee:arrange                     ?council                    post               xxxxxx+x ....... ..s
committee:meeting                     meeting                     get                ++++++++ ....... ..s
committee:move                        meeting                     get                xxxxxx+x ....... ..s
committee:move                        meeting                     post               xxxxxx+x ....... ..s
committee:resolve                     meeting                     get                xxxxxx+x ....... ..s
committee:resolve                     meeting                     post               xxxxxx+x ....... ..s
committee:resolutions                                             get                ++++++++ +++++++ ..s
committee:resolutions                 ?council                    get                ++++++++ ....... ..s
committee:resolution                  resolution                  get                ++++++++ ....... ..s
committee:link-action                 resolution                  get                xxx++xxx ....... ..s
committee:link-action                 resolution                  post               xxx++xxx ....... ..s
committee:unlink-action               resolution action           post               xxx>>xxx ....... ..s
committee:answer                      resolution                  get                xxx++xxx ....... ..s
committee:answer                      resolution                  post               xxx++xxx ....... ..s
# Layouts: clerks and administrators change them, those who begin reports read them; shipped ones are nobody's to change
committee:layouts                                                 get                ...++.++ ..++.++ ..s
committee:layouts                     ?council                    get                ...++.++ ....... ..s
committee:layout                      layout                      get                ...++.++ ....... ..s
committee:layout                      template ?council           get                ...++.++ ....... ..s
committee:copy-layout                 layout                      get                ...xx.++ ....... ..s
committee:copy-layout                 layout                      post               ...xx.++ ....... ..s
committee:copy-layout                 template ?council           get                ...xx.++ ....... ..s
committee:copy-layout                 template ?council           post               ...xx.++ ....... ..s
committee:change-layout               layout                      get                ...xx.++ ....... ..s
committee:change-layout               layout                      post               ...xx.++ ....... ..s
committee:change-layout               template ?council           get                ...xx.xx ....... ..s
committee:change-layout               template ?council           post               ...xx.xx ....... ..s
committee:offer-layout                layout                      post:layout        ...xx.>> ....... ..s
committee:retire-layout               layout                      post:layout        ...xx.>> ....... ..s
committee:retire-layout               layout                      post               ...xx.~~ ....... ..s
committee:add-layout-section          layout                      get                ...xx.++ ....... ..s
committee:add-layout-section          layout                      post               ...xx.++ ....... ..s
committee:layout-section              layout layout_section       get                ...xx.++ ....... ..s
committee:layout-section              layout layout_section       post               ...xx.++ ....... ..s
committee:raise-section               layout layout_section       post:layout        ...xx.>> ....... ..s
committee:lower-section               layout layout_section       post:layout        ...xx.>> ....... ..s
committee:remove-section              layout layout_section       post:layout        ...xx.>> ....... ..s
signoff:layout-preview                layout                      get                ...++.++ ....... ..s
signoff:layout-preview                template ?council           get                ...++.++ ....... ..s
signoff:layout-proof                  layout                      get                ...++.++ ....... ..s

# Reports
committee:reports                                                 get                +++++.+. ++++.+. ..s
committee:reports                     ?council                    get                +++++.+. ....... ..s
committee:begin                                                   get                xx+++... x+++... ..s
committee:begin                                                   post               xx+++... x+++... ..s
committee:begin                       ?council                    get                xx+++... ....... ..s
committee:begin                       ?council                    post               xx+++... ....... ..s
committee:report                      draft                       get                ..+++... ....... ..s
committee:report                      under_review                get                ..+++... ....... ..s
committee:report                      signed_report               get                ..+++.+. ....... ..s
committee:report                      published_report            get                ..+++.+. ....... ..s
committee:cover                       draft                       get                ..+++... ....... ..s
committee:cover                       draft                       post               ..+++... ....... ..s
committee:ask-clearance               draft =synopsis             get                ..+++... ....... ..s
committee:ask-clearance               draft =synopsis             post               ..+++... ....... ..s
committee:end-clearance               draft clearance             post               ..xx>... ....... ..s
committee:clear                       clearance                   get                .+...... ....... ..s
committee:clear                       clearance                   post               .+...... ....... ..s
committee:supplement                  published_report            get                ..+++.x. ....... ..s
committee:supplement                  published_report            post               ..+++.x. ....... ..s
committee:reader                      draft                       get                ..+++... ....... ..s
committee:reader                      draft                       post               ..+++... ....... ..s
committee:item                        draft                       get                ..xxx.+. ....... ..s
committee:item                        draft                       post               ..xxx.>. ....... ..s
committee:item                        published_report            get                ..xxx.+. ....... ..s
committee:item                        published_report            post               ..xxx.>. ....... ..s
committee:pin                         draft commentary            post               ..>>>... ....... ..s
committee:section                     draft =synopsis             get                ..+++... ....... ..s
committee:section                     draft =synopsis             post               ..+++... ....... ..s
committee:section                     draft =key_messages         get                ..+++... ....... ..s
committee:section                     draft =key_messages         post               ..+++... ....... ..s
committee:section                     draft =key_issues           get                ..+++... ....... ..s
committee:section                     draft =key_issues           post               ..+++... ....... ..s
committee:attach-figures              draft                       get                ..+++... ....... ..s
committee:attach-figures              draft                       post               ..+++... ....... ..s
committee:replace-appendix            draft appendix              get                ..+++... ....... ..s
committee:replace-appendix            draft appendix              post               ..+++... ....... ..s
committee:confirm-appendix            draft appendix              get                ..+++... ....... ..s
committee:confirm-appendix            draft appendix              post               ..+++... ....... ..s
committee:entitled                    ?council                    get                xxxxxx+x ....... ..s
committee:entitled                    ?council                    post               xxxxxx+x ....... ..s
committee:end-entitlement             grant                       post               ......>. ....... ..s
committee:attach                      draft                       get                ..+++... ....... ..s
committee:attach                      draft                       post               ..+++... ....... ..s
committee:detach                      draft appendix              post               ..>>>... ....... ..s
committee:appendix                    draft appendix              get                ..+++... ....... ..s

# Review, sign-off, publication
signoff:submission                    review                      get                +++++... ....... ..s
signoff:submission                    commentary                  get                +++++... ....... ..s
signoff:sign-off                      review                      post               xxxx+... ....... ..s
signoff:send-back                     review                      post               xxxx+... ....... ..s
signoff:comment                       review                      post               +++++... ....... ..s
signoff:move                          collecting                  post:close         xxx>x... ....... ..s
signoff:move                          commentary                  post:reopen        xxx>x... ....... ..s
signoff:move                          commentary                  post:send          xx!!x... ....... ..s
signoff:move                          review                      post:recall        xxx>x... ....... ..s
signoff:revise                        signed_quarter_submission   get                xxxx+... ....... ..s
signoff:revise                        signed_quarter_submission   post               xxxx+... ....... ..s
signoff:revision-reason               open_revision               get                xx+++... ....... ..s
signoff:revision-reason               open_revision               post               xx+++... ....... ..s
signoff:disclosure                    commentary                  get                +++++... ....... ..s
signoff:disclosure                    signed_quarter_submission   get                +++++... ....... ..s
signoff:decide                        commentary =none            get                xx...... ....... ..s
signoff:decide                        commentary =none            post               xx...... ....... ..s
signoff:report-disclosure             draft                       get                ..+++... ....... ..s
signoff:report-disclosure             signed_report               get                ..+++.+. ....... ..s
signoff:report-decide                 draft =none                 get                ........ ....... ..s
signoff:report-decide                 draft =none                 post               ........ ....... ..s
signoff:report-decide                 under_review =none          get                ..xx.... ....... ..s
signoff:report                        draft                       get                ..+++... ....... ..s
signoff:report                        under_review                get                ..+++... ....... ..s
signoff:report                        signed_report               get                ..+++.+. ....... ..s
signoff:report                        published_report            get                ..+++.+. ....... ..s
signoff:report                        withdrawn_report            get                ..+++.+. ....... ..s
signoff:portfolio                     under_review                get                ........ ....... ..s
signoff:proof                         under_review                get                ..+++... ....... ..s
signoff:report-sign-off               under_review                post               ..xx+... ....... ..s
signoff:report-send-back              under_review                post               ..xx+... ....... ..s
signoff:report-move                   draft                       post:send-report   ..!!x... ....... ..s
signoff:report-move                   under_review                post:recall-report ..x>x... ....... ..s
signoff:report-move                   signed_report               post:publish       ..xxx.!. ....... ..s
signoff:report-move                   published_report            post:withdraw      ..xx>.>. ....... ..s
signoff:report-move                   published_report            post:correct       ..xx>.x. ....... ..s
signoff:report-move                   withdrawn_report            post:correct-withdrawn ..xx>.x. ....... ..s
signoff:correct                       withdrawn_report            get                ..xx+.x. ....... ..s
signoff:correct                       published_report            get                ..xx+.x. ....... ..s
signoff:correct                       published_report            post               ..xx+.x. ....... ..s
signoff:correction-reason             open_correction             get                ..+++... ....... ..s
signoff:correction-reason             open_correction             post               ..+++... ....... ..s
signoff:late                          signed_report               get                ..xxx.+. ....... ..s
signoff:late                          signed_report               post               ..xxx.+. ....... ..s
signoff:publish                       signed_report               get                ..xxx.+. ....... ..s
signoff:publish                       signed_report               post               ..xxx.+. ....... ..s
signoff:withdraw                      published_report            get                ..xx+.+. ....... ..s
signoff:withdraw                      published_report            post               ..xx+.+. ....... ..s

# Papers: published, signed and not yet published, withdrawn
publishing:report                     published                   get                +++++++. ....... ..s
publishing:report                     early                       get                ..+++.+. ....... ..s
publishing:report                     withdrawn                   get                ..+++.+. ....... ..s
publishing:appendix                   published =1                get                +++++++. ....... ..s
publishing:appendix                   published =2                get                ........ ....... ..s
publishing:appendix                   withdrawn =1                get                ..+++.+. ....... ..s
publishing:appendix                   early =1                    get                ........ ....... ..s
publishing:download                   paper                       get                +++++++. ....... ..s
publishing:download                   early_paper                 get                ..+++.+. ....... ..s
publishing:download                   withdrawn_paper             get                ..+++.+. ....... ..s
publishing:try-again                  failed                      post               ..>>>.>. ....... ..s
publishing:ask-for-copy               published =2                post               ..>>>.>. ....... ..s
publishing:ask-for-copy               published =1                post               ........ ....... ..s
publishing:take                       own_copy                    post               ....+... ....... ..s
publishing:take                       paper                       post               ........ ....... ..s
publishing:download                   own_copy                    get                ........ ....... ..s
publishing:pack                       pack                        get                +++++++. ....... ..s
publishing:pack                       failed_pack                 get                ........ ....... ..s
publishing:pack                       withdrawn_pack              get                ........ ....... ..s
publishing:try-pack-again             failed_pack                 post               xxx>>x>. ....... ..s

# How the council stands in published statistics
comparison:mine                                                   get                >>>>>>>. >>>>>>. ..s
comparison:mine                       ?council                    get                >>>>>>>. ....... ..s
comparison:standing                   council                     get                +++++++. ....... ..s
comparison:measure                    council =PUBLISHED          get                +++++++. ....... ..s
comparison:figures                    council =PUBLISHED          get                +++++++. ....... ..s
comparison:chart-csv                  council =PUBLISHED =group   get                +++++++. ....... ..s
comparison:chart-svg                  council =PUBLISHED =group   get                +++++++. ....... ..s

# What members read and ask
scrutiny:latest                                                   get                +++++++. ++++++. ..s
scrutiny:quarters                                                 get                +++++++. ++++++. ..s
scrutiny:risks                                                    get                +++++++. ++++++. ..s
scrutiny:requests                                                 get                +++++++. ++++++. ..s
scrutiny:request                      request                     get                +++++++. ....... ..s
scrutiny:answer                       request                     get                xxx++xx. ....... ..s
scrutiny:answer                       request                     post               xxx++xx. ....... ..s
scrutiny:ask                                                      get                xxxxx+x. xxxx+x. ..s
scrutiny:ask                                                      post               xxxxx+x. xxxx+x. ..s
scrutiny:ask                          ?council                    get                xxxxx+x. ....... ..s
scrutiny:ask                          ?council                    post               xxxxx+x. ....... ..s
scrutiny:signed                       signed_quarter              get                ........ ....... ..s
scrutiny:signed-lines                 signed_quarter              get                ........ ....... ..s
scrutiny:signed-risks                 signed_quarter              get                ........ ....... ..s
scrutiny:line                         council =TIMELY             get                +++++++. ....... ..s
scrutiny:line-chart-csv               council =TIMELY             get                +++++++. ....... ..s
scrutiny:line-chart-svg               council =TIMELY             get                +++++++. ....... ..s
scrutiny:risk                         council =7                  get                +++++++. ....... ..s
scrutiny:quarter                      publication =2021-22-q2     get                +++++++. ....... ..s
scrutiny:lines                        publication =2021-22-q2     get                +++++++. ....... ..s
scrutiny:risks                        publication =2021-22-q2     get                +++++++. ....... ..s
scrutiny:quarter                      withdrawal =2020-21-q4      get                ........ ....... ..s
"""
